// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "rules/range_words.hpp"

namespace balance {

Message in_words(const Range& range) {
    const auto& start = range.start();
    const auto& end = range.end();
    if (!start && !end) {
        return range.inside() ? Message("always") : Message("never");
    }
    if (range.inside()) {
        return start && end ? Message("from ") << *start << " to " << *end
               : start      ? Message("at or above ") << *start
                            : Message("at or below ") << *end;
    }
    return start && end ? Message("below ") << *start << " or above " << *end
           : start      ? Message("below ") << *start
                        : Message("above ") << *end;
}

Message violation(const Range& range, const Amount& amount) {
    if (range.inside()) {
        return range.start() && range.end()
                   ? Message("inside ") << *range.start() << " to " << *range.end()
                   : in_words(range);
    }
    return range.start() && amount < *range.start() ? Message("below ") << *range.start()
                                                    : Message("above ") << *range.end();
}

}  // namespace balance
