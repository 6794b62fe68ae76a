// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The one function that hides secrets: it is told every secret and replaces it in each form that it
// can take: raw, in upper case as currencies are shown, in lower case, percent-encoded byte by byte
// ("+" for a blank too), as a JSON string, in HTML, in base64, also of "user:password", and from
// eight bytes on as hexadecimal digits; each of them also without the blanks at its ends, as
// servers trim it, and with line breaks or invisible characters inside. Of several that fit at a
// place the longest wins.
//
// A provider that half hides a secret ("sk-4a***afe1") or cuts it short still gives a part of it
// away: that is hidden whole (secrets/partial_echo.hpp).
//
// A secret of fewer than six characters is only hidden where it stands as a word of its own: "k" is
// no reason to tear every k out of a message.
//
// What it learned it wipes at its end. It works on raw text, before cleaning and cutting could
// break a secret into unrecognisable parts.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "secrets/secret.hpp"

namespace balance {

class Masker {
  public:
    static constexpr std::string_view mask_text = "***";

    // An empty secret is ignored.
    void add(std::string_view secret);

    // Basic authentication: "user:password" travels as one base64 word.
    void add_pair(std::string_view user, std::string_view password);

    // At least the first max_bytes of the masked text; what follows may be left out.
    [[nodiscard]] std::string mask(std::string_view text,
                                   std::size_t max_bytes = std::string::npos) const;

  private:
    void add_forms(std::string_view secret);
    void add_base64(std::string_view text);
    void add_hexadecimal(std::string_view secret);
    void add_form(std::string form);
    [[nodiscard]] std::size_t longest_match(std::string_view text, std::size_t at) const;

    std::vector<Secret> forms_;
    std::vector<Secret> secrets_;  // as they are, for what a provider shows of them
};

}  // namespace balance
