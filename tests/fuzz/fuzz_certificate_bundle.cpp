// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT
//
// Any file is read as a bundle: its blocks stand behind one another in the text, and whether they
// hold a certificate can be asked. Any bytes are asked for the key of a name.

#include <cstdint>

#include "http/bundle_store.hpp"
#include "http/certificate_bundle.hpp"
#include "http/name_key.hpp"
#include "invariant.hpp"

using namespace balance;
using balance::fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = fuzz::text_of(data, size);
    static_cast<void>(name_key(text));
    static_cast<void>(subject_key(text));
    const CertificateBundle bundle(text);
    std::size_t end = 0;
    for (const auto& block : bundle.blocks()) {
        require(block.begin >= end, "blocks do not overlap");
        end = block.begin + block.size;
        require(end <= text.size(), "a block ends in the text");
        require(bundle.text_of(block).starts_with("-----BEGIN "), "a block begins with its mark");
    }
    static_cast<void>(holds_a_certificate(bundle));
    return 0;
}
