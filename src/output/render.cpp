// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "output/render.hpp"

#include "output/cleaning.hpp"

namespace balance {

std::string render(const Message& message, const Masker& masker) {
    std::string text;
    for (const auto& piece : message.pieces()) {
        switch (piece.kind) {
            case Message::Kind::own:
                text += piece.text;
                break;
            case Message::Kind::foreign:
                // A character has at most four bytes, and blanks may run together.
                // Cleaning may put a secret together that stood there with other blanks.
                text += masker.mask(cleaned(masker.mask(piece.text, 8 * piece.limit), piece.limit));
                break;
        }
    }
    return text;
}

}  // namespace balance
