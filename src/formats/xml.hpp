// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// An XML reply as the same tree that JSON becomes, so that one language of places reads both. Expat
// parses it; nothing of Expat shows outside.
//
// The root of the tree is an object with one member, the root element. An element's attributes are
// members named "@name", its elements members of their names; elements of one name are several
// members. An element without elements is a string, its text without white space at its ends; or
// null where it has neither text nor attributes. Names are as written, with their prefix. A
// document type is refused: with it comes nothing that a reply needs, and entities that grow.
//
// The text is UTF-8, whichever encoding its declaration names: formats/reply_encoding.hpp has
// decoded it. A name that is not known there is refused. White space before the declaration is left
// out.

#pragma once

#include <string>
#include <string_view>

#include "formats/json.hpp"

namespace balance {

// The error says what is not well-formed.
[[nodiscard]] Expected<JsonValue> parse_xml(std::string_view text);

}  // namespace balance
