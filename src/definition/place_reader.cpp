// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "definition/place_reader.hpp"

#include "core/currency.hpp"
#include "formats/json_pointer.hpp"
#include "formats/key_value_text.hpp"
#include "text/ascii.hpp"

namespace balance {

namespace {

Pattern read_pattern(const DefinitionNode& node) {
    auto pattern = Pattern::parse(node.string());
    if (!pattern) {
        throw node.mistake_here(Message("not a pattern: ") << Foreign{pattern.error()});
    }
    return std::move(pattern).value();
}

void read_at(const DefinitionNode& node, ReplyFormat format, Place& place) {
    place.at = node.string();
    if (format == ReplyFormat::text) {
        throw node.mistake_here("plain text has no places; give a \"pattern\"");
    }
    if (format == ReplyFormat::key_value) {
        if (!is_key(place.at)) {
            throw node.mistake_here("must be a key: letters, digits and underscores");
        }
        return;
    }
    auto pointer = JsonPointer::parse(place.at);
    if (!pointer) {
        throw node.mistake_here(Message() << Own{pointer.error()});
    }
    if (format == ReplyFormat::xml && pointer->is_list()) {
        throw node.mistake_here("XML has no arrays, so \"[*]\" does not work here");
    }
    place.pointer = std::move(pointer).value();
}

Place read_short_place(const DefinitionNode& node, ReplyFormat format) {
    Place place;
    if (format == ReplyFormat::text && node.string().starts_with('/')) {
        throw node.mistake_here("plain text has no places; write a pattern");
    }
    if (format == ReplyFormat::text) {
        place.whole_body = true;
        place.pattern = read_pattern(node);
    } else {
        read_at(node, format, place);
    }
    return place;
}

Place read_place(const DefinitionNode& node, ReplyFormat format) {
    if (node.is_string()) {
        return read_short_place(node, format);
    }
    node.require_object({"at", "pattern", "currency"});
    const auto at = node.optional("at");
    const auto pattern = node.optional("pattern");
    if (!at && !pattern) {
        throw node.mistake_here("needs \"at\", \"pattern\" or both");
    }
    Place place;
    place.whole_body = !at.has_value();
    if (at) {
        read_at(*at, format, place);
    }
    if (pattern) {
        place.pattern = read_pattern(*pattern);
    }
    if (const auto currency = node.optional("currency")) {
        place.currency = read_currency_code(*currency);
    }
    return place;
}

}  // namespace

std::vector<Place> read_places(const DefinitionNode& node, ReplyFormat format) {
    std::vector<Place> places;
    for (const auto& item : node.items_or_self()) {
        places.push_back(read_place(item, format));
    }
    return places;
}

std::vector<Place> read_optional_places(const DefinitionNode& parent,
                                        std::string_view name,
                                        ReplyFormat format) {
    const auto node = parent.optional(name);
    return node ? read_places(*node, format) : std::vector<Place>();
}

std::string read_currency_code(const DefinitionNode& node) {
    const auto code = node.string();
    if (!is_currency(code)) {
        throw node.mistake_here("must be 2 to 12 letters or digits");
    }
    return upper(code);
}

}  // namespace balance
