// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "http/certificate_bundle.hpp"

#include <algorithm>
#include <fstream>
#include <string>
#include <thread>

#include <doctest/doctest.h>
#include <openssl/ssl.h>
#include <sys/stat.h>

#include "http/bundle_store.hpp"
#include "made_certificate.hpp"
#include "temporary_directory.hpp"

using namespace balance;
using namespace balance::test;

namespace {

const Made& root() {
    static const auto made_once = made({.subject = {{"Root"}}, .is_authority = true});
    return made_once;
}

std::string pem() {
    return pem_of(root());
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
    return text;
}

std::string named(const std::string& name) {
    return replaced(pem(), "CERTIFICATE", name);
}

bool is_found(const std::string& text) {
    const CertificateBundle bundle(text);
    const std::unique_ptr<X509_STORE, Freer<X509_STORE_free>> store(X509_STORE_new());
    REQUIRE(add_bundle(store.get(), bundle));
    const std::unique_ptr<X509_STORE_CTX, Freer<X509_STORE_CTX_free>> context(X509_STORE_CTX_new());
    REQUIRE(X509_STORE_CTX_init(context.get(), store.get(), root().certificate.get(), nullptr) ==
            1);
    return X509_verify_cert(context.get()) == 1;
}

}  // namespace

TEST_CASE("blocks of certificates are found, whatever stands between them") {
    struct Row {
        std::string name;
        std::string text;
        std::size_t blocks;
        bool is_found;
    };
    const auto other = pem_of(made({.subject = {{"Other"}}, .is_authority = true}));
    const auto block = pem();
    const auto without_end = block.substr(0, block.find("-----END"));
    const auto half = block.substr(0, block.size() / 2) + "\n";
    for (const auto& row : {
             Row{"one alone", block, 1, true},
             {"two", other + block, 2, true},
             {"two with comments", "# Other, - 1 -----\n" + other + "\n\n# Root\n" + block, 2,
              true},
             {"line ends of Windows", replaced(block, "\n", "\r\n"), 1, true},
             {"without a last line end", block.substr(0, block.size() - 1), 1, true},
             {"blanks behind the lines", replaced(block, "\n", " \t\n"), 1, true},
             {"blanks before the data", replaced(block, "\nM", "\n M"), 1, true},
             {"an older name", named("X509 CERTIFICATE"), 1, true},
             {"a trusted one", trusted_pem_of(root(), NID_anyExtendedKeyUsage, false), 1, true},
             {"a key before it", key_pem_of(root()) + block, 1, true},
             {"another kind of block", named("CERTIFICATE REQUEST"), 0, false},
             {"a name that begins alike", named("CERTIFICATES"), 0, false},
             {"a mark inside a line", "x" + block, 0, false},
             {"a block without an end", without_end, 1, false},
             {"a block without an end before a whole one", without_end + block, 2, true},
             {"half a block before a whole one", half + block, 2, true},
             {"marks alone", "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n", 1, false},
             {"a mark at the end", "-----BEGIN CERTIFICATE-----", 1, false},
             {"half a mark", "-----BEGIN CERT", 0, false},
             {"nonsense between marks",
              "-----BEGIN CERTIFICATE-----\nnonsense\n-----END CERTIFICATE-----\n" + block, 2,
              true},
             {"nothing", "", 0, false},
             {"nonsense", "nonsense", 0, false},
         }) {
        CAPTURE(row.name);
        const CertificateBundle bundle(row.text);
        CHECK(bundle.blocks().size() == row.blocks);
        CHECK(is_found(row.text) == row.is_found);
        CHECK(std::ranges::all_of(bundle.blocks(), [&](const auto& found) {
            return bundle.text_of(found).starts_with("-----BEGIN ");
        }));
    }
}

TEST_CASE("whether a bundle holds a certificate at all is known") {
    CHECK(holds_a_certificate(CertificateBundle(pem())));
    CHECK(holds_a_certificate(CertificateBundle(
        pem_of(made({.subject = {{"Wide", V_ASN1_BMPSTRING}}, .is_authority = true})))));
    for (const std::string junk :
         {"", "junk", "-----BEGIN CERTIFICATE-----\njunk\n-----END CERTIFICATE-----\n"}) {
        CHECK_FALSE(holds_a_certificate(CertificateBundle(junk)));
    }
    // Cut off behind the subject, and whole again at its end.
    auto cut = pem();
    cut.erase(cut.find("-----END") - 100, 64);
    CHECK_FALSE(holds_a_certificate(CertificateBundle(cut)));
    CHECK_FALSE(holds_a_certificate(CertificateBundle(key_pem_of(root()))));
}

TEST_CASE("the bundle of this system has a key for each certificate") {
    const auto bundle = CertificateBundle::read("/etc/ssl/certs/ca-certificates.crt");
    if (!bundle) {
        return;
    }
    CHECK(bundle->blocks().size() > 50);
    CHECK(std::ranges::all_of(bundle->blocks(),
                              [](const auto& block) { return block.subject.has_value(); }));
}

TEST_CASE("a file is read whole, and what is none is told") {
    const TemporaryDirectory directory;
    const std::string large(3'000'000, '#');
    const auto bundle = CertificateBundle::read(directory.write("a.pem", large + "\n" + pem()));
    REQUIRE(bundle.has_value());
    CHECK(bundle->blocks().size() == 1);
    const auto fifo = directory.path("fifo");
    REQUIRE(::mkfifo(fifo.c_str(), 0600) == 0);
    std::thread writer([&] { std::ofstream(fifo) << large << "\n" << pem(); });
    const auto piped = CertificateBundle::read(fifo);
    writer.join();
    CHECK(piped->blocks().size() == 1);
    const auto copy = *bundle;
    CHECK(copy.text_of(copy.blocks().front()) == pem());
    CHECK(CertificateBundle::read(directory.write("huge.pem", std::string(17'000'000, '#')))
              .error() == "larger than 16 MiB");
    CHECK(CertificateBundle::read(directory.write("empty.pem", ""))->blocks().empty());
    CHECK(CertificateBundle::read(directory.path("missing")).error() ==
          "No such file or directory");
    CHECK(CertificateBundle::read(directory.path("")).error() == "Is a directory");
    CHECK(CertificateBundle::read("/dev/zero").error() == "larger than 16 MiB");
}
