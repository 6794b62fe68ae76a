// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// A definition is read as one that makes sense, or refused as a mistake in its source.

#include <cstdint>

#include "core/label.hpp"
#include "definition/definition_reader.hpp"
#include "formats/json_pointer.hpp"
#include "invariant.hpp"
#include "output/render.hpp"

using namespace balance;
using balance::fuzz::require;

namespace {

void check(const Definition& definition) {
    require(!definition.name.empty(), "a definition has a name");
    require(!definition.login_ways.empty(), "there is a way to log in");
    require(!definition.request.methods.empty(), "there is a method");
    require(definition.request.path.literal().starts_with('/'), "a path starts with /");
    require(!definition.reply.figures.empty(), "there is a figure");
    for (const auto& figure : definition.reply.figures) {
        require(is_label(figure.name), "a figure's name is a label");
        require(figure.places.empty() != figure.sum.empty(), "a figure has places or a sum");
        for (const auto& place : figure.places) {
            require(place.whole_body || definition.reply.format == ReplyFormat::key_value ||
                        JsonPointer::parse(place.at).has_value(),
                    "a place can exist");
            require(!place.whole_body || place.pattern.has_value(), "a text needs a pattern");
        }
        for (const auto& term : figure.sum) {
            require(definition.figure(term.figure) != nullptr, "a sum adds known figures");
        }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        check(read_definition(fuzz::text_of(data, size), "example.json"));
    } catch (const Failure& failure) {
        require(failure.kind() == FailureKind::configuration, "a mistake of configuration");
        require(render(failure.message(), Masker()).starts_with("example.json: "),
                "a mistake names its source");
    }
    return 0;
}
