// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "commands/version.hpp"

#include "commands/linked_library.hpp"
#include "config/help.hpp"
#include "http/curl_library.hpp"
#include "text/format.hpp"

namespace balance {

std::string version(const Options& options) {
    auto text = version_text();
    if (!options.has(Option::verbose)) {
        return text;
    }
    text += format("{}\n\n{:<11}{:<9}{}\n", build_kind(), "library", "linked", "source package");
    for (const auto& library : linked_libraries()) {
        text += format("{:<11}{:<9}{}\n", library.name, library.how,
                       library.package.empty() ? "not from a package of Debian"
                                               : format("{} {}", library.package, library.version));
    }
    return text + format("\nAt run time: {}\n", libcurl_version());
}

}  // namespace balance
