// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "http/bundle_store.hpp"

#include <functional>
#include <string>
#include <tuple>
#include <vector>

#include <doctest/doctest.h>
#include <openssl/err.h>
#include <openssl/ssl.h>

#include "made_certificate.hpp"
#include "temporary_directory.hpp"

using namespace balance;
using namespace balance::test;

namespace {

using StorePtr = std::unique_ptr<X509_STORE, Freer<X509_STORE_free>>;
using ContextPtr = std::unique_ptr<X509_STORE_CTX, Freer<X509_STORE_CTX_free>>;

// libcurl's, and what is left when it is built otherwise.
constexpr unsigned long as_libcurl = X509_V_FLAG_TRUSTED_FIRST | X509_V_FLAG_PARTIAL_CHAIN;

// Error, depth at which it was found, length of the chain.
using Verdict = std::tuple<int, int, int>;

Verdict verdict(X509_STORE* store,
                const Made& leaf,
                const std::vector<const Made*>& sent,
                unsigned long flags) {
    auto* untrusted = sk_X509_new_null();
    for (const auto* certificate : sent) {
        sk_X509_push(untrusted, certificate->certificate.get());
    }
    const ContextPtr context(X509_STORE_CTX_new());
    REQUIRE(X509_STORE_CTX_init(context.get(), store, leaf.certificate.get(), untrusted) == 1);
    X509_STORE_CTX_set_default(context.get(), "ssl_server");
    X509_STORE_CTX_set_flags(context.get(), flags);
    X509_verify_cert(context.get());
    Verdict result{X509_STORE_CTX_get_error(context.get()),
                   X509_STORE_CTX_get_error_depth(context.get()),
                   sk_X509_num(X509_STORE_CTX_get0_chain(context.get()))};
    sk_X509_free(untrusted);
    ERR_clear_error();
    return result;
}

// What a chain is judged to be, by the usual store and by ours, which must agree.
int agreed_verdict(const std::string& pem, const Made& leaf, const std::vector<const Made*>& sent) {
    const TemporaryDirectory directory;
    const auto file = directory.write("bundle.pem", pem);
    int result = -1;
    for (const auto flags : {0UL, 0UL + X509_V_FLAG_PARTIAL_CHAIN, as_libcurl}) {
        CAPTURE(flags);
        const StorePtr usual(X509_STORE_new());
        REQUIRE(X509_STORE_load_file(usual.get(), file.c_str()) == 1);
        const CertificateBundle bundle(pem);
        CHECK(holds_a_certificate(bundle));
        const StorePtr ours(X509_STORE_new());
        REQUIRE(add_bundle(ours.get(), bundle));
        const auto expected = verdict(usual.get(), leaf, sent, flags);
        CHECK(verdict(ours.get(), leaf, sent, flags) == expected);
        // The second time OpenSSL has them.
        CHECK(verdict(ours.get(), leaf, sent, flags) == expected);
        result = std::get<0>(expected);
    }
    return result;
}

Wanted authority(const Attributes& name) {
    return {.subject = name, .is_authority = true};
}

const Attributes root_name = {{"EX", V_ASN1_PRINTABLESTRING, NID_countryName},
                              {"Example Trust", V_ASN1_UTF8STRING, NID_organizationName},
                              {"Root 1", V_ASN1_PRINTABLESTRING}};
const Attributes host_name = {{"host.example"}};

// What most cases need, made once.
struct People {
    Made root = made(authority(root_name));
    Made other = made(authority({{"Another Root"}}));
    Made third = made(authority({{"EX", V_ASN1_PRINTABLESTRING, NID_countryName}, {"Third Root"}}));
    Made same_name = made(authority(root_name));
    Made intermediate = made(authority({{"Intermediate"}}), &root);
    Made leaf = made({.subject = host_name}, &root);
    Made deep_leaf = made({.subject = host_name}, &intermediate);
    Made lone = made({.subject = host_name});

    [[nodiscard]] std::string others() const { return pem_of(other) + pem_of(third); }
};

const People& people() {
    static const People all;
    return all;
}

}  // namespace

TEST_CASE("chains are judged as by the usual store") {
    const auto& p = people();
    const auto root = pem_of(p.root);
    CHECK(agreed_verdict(p.others() + root, p.leaf, {}) == X509_V_OK);
    CHECK(agreed_verdict(root + p.others(), p.deep_leaf, {&p.intermediate}) == X509_V_OK);
    CHECK(agreed_verdict(root + p.others(), p.deep_leaf, {&p.root, &p.intermediate}) == X509_V_OK);
    CHECK(agreed_verdict(root, p.deep_leaf, {}) == X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY);
    CHECK(agreed_verdict(root + pem_of(p.intermediate), p.deep_leaf, {}) == X509_V_OK);
    // An authority below the root may be trusted by itself, and so may a server.
    CHECK(agreed_verdict(p.others() + pem_of(p.intermediate), p.deep_leaf, {}) == X509_V_OK);
    CHECK(agreed_verdict(p.others() + pem_of(p.deep_leaf), p.deep_leaf, {}) == X509_V_OK);
    CHECK(agreed_verdict(p.others() + pem_of(p.lone), p.lone, {}) == X509_V_OK);
}

TEST_CASE("a chain to nobody who is trusted is refused as by the usual store") {
    const auto& p = people();
    CHECK(agreed_verdict(p.others(), p.leaf, {}) == X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY);
    CHECK(agreed_verdict(p.others(), p.leaf, {&p.root}) == X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN);
    CHECK(agreed_verdict(p.others(), p.lone, {}) == X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT);
    CHECK(agreed_verdict(pem_of(p.leaf), p.deep_leaf, {}) ==
          X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY);
}

TEST_CASE("of several authorities with one name each is tried") {
    const auto& p = people();
    const auto good = pem_of(p.root);
    const auto bad = pem_of(p.same_name);
    for (const auto& bundle :
         {good + bad, bad + good, bad + p.others() + good + bad, good + good}) {
        CHECK(agreed_verdict(bundle, p.leaf, {}) == X509_V_OK);
        CHECK(agreed_verdict(bundle, p.deep_leaf, {&p.intermediate}) == X509_V_OK);
    }
    CHECK(agreed_verdict(bad, p.leaf, {}) != X509_V_OK);
    // Without identifiers of keys OpenSSL takes the first and does not look back.
    const auto plain_leaf = made({.subject = host_name, .tells_keys = false}, &p.root);
    CHECK(agreed_verdict(good + bad, plain_leaf, {}) == X509_V_OK);
    CHECK(agreed_verdict(bad + good, plain_leaf, {}) == X509_V_ERR_CERT_SIGNATURE_FAILURE);
    CHECK(agreed_verdict(bad, plain_leaf, {}) == X509_V_ERR_CERT_SIGNATURE_FAILURE);
    auto expired = authority(root_name);
    expired.valid_until = -86400;
    expired.key_of = &p.root;
    const auto old = pem_of(made(expired));
    CHECK(agreed_verdict(old + p.others(), p.leaf, {}) == X509_V_ERR_CERT_HAS_EXPIRED);
    CHECK(agreed_verdict(old + good, p.leaf, {}) == X509_V_OK);
    CHECK(agreed_verdict(good + old, p.leaf, {}) == X509_V_OK);
}

TEST_CASE("cross-signed authorities are followed as by the usual store") {
    const auto& p = people();
    auto crossed = authority({{"Intermediate"}});
    crossed.key_of = &p.intermediate;
    const auto by_other = made(crossed, &p.other);
    const auto other = pem_of(p.other);
    CHECK(agreed_verdict(other, p.deep_leaf, {&by_other, &p.intermediate}) == X509_V_OK);
    CHECK(agreed_verdict(pem_of(p.root), p.deep_leaf, {&p.intermediate, &by_other}) == X509_V_OK);
    // OpenSSL follows the first that fits, and does not look back.
    CHECK(agreed_verdict(other, p.deep_leaf, {&p.intermediate, &by_other}) != X509_V_OK);
    CHECK(agreed_verdict(other + pem_of(by_other), p.deep_leaf, {&p.intermediate}) == X509_V_OK);
    auto root_by_other = authority(root_name);
    root_by_other.key_of = &p.root;
    const auto bridge = made(root_by_other, &p.other);
    CHECK(agreed_verdict(other, p.leaf, {&bridge}) == X509_V_OK);
    CHECK(agreed_verdict(other + pem_of(p.root), p.leaf, {&bridge}) == X509_V_OK);
    CHECK(agreed_verdict(pem_of(p.third), p.leaf, {&bridge}) ==
          X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY);
}

TEST_CASE("names are equal where OpenSSL holds them for equal") {
    struct Row {
        Attributes as_written;
        int verdict;
    };
    const auto missing = X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY;
    const Attribute country{"ex", V_ASN1_UTF8STRING, NID_countryName};
    const Attribute organization{"Example Trust", V_ASN1_UTF8STRING, NID_organizationName};
    const auto& p = people();
    for (const auto& row : std::vector<Row>{
             {{country,
               {"EXAMPLE  trust ", V_ASN1_PRINTABLESTRING, NID_organizationName},
               {"ROOT 1"}},
              X509_V_OK},
             {{country, organization, {"root 1", V_ASN1_IA5STRING}}, X509_V_OK},
             {{country, organization, {"Root 1", V_ASN1_BMPSTRING}}, X509_V_OK},
             {{country, organization, {"Root 1", V_ASN1_T61STRING}}, X509_V_OK},
             {{country, organization, {"Root1"}}, missing},
             {{country, organization, {"Root-1"}}, missing},
             {{country, organization}, missing},
             {{organization, country, {"Root 1"}}, missing},
             {{country, organization, {"Root 1", V_ASN1_UTF8STRING, NID_commonName, true}},
              missing},
         }) {
        CAPTURE(row.as_written.back().text);
        CAPTURE(row.as_written.back().type);
        const auto leaf =
            made({.subject = host_name, .issuer_as_written = row.as_written}, &p.root);
        CHECK(agreed_verdict(p.others() + pem_of(p.root), leaf, {}) == row.verdict);
    }
}

TEST_CASE("authorities with unusual names are found") {
    for (const auto& name : std::vector<Attributes>{
             {},
             {{"\xD0\x9A\xD0\xBE\xD1\x80\xD0\xB5\xD0\xBD\xD1\x8C"}},
             {{"\xD0\x9A\xD0\xBE\xD1\x80\xD0\xB5\xD0\xBD\xD1\x8C", V_ASN1_BMPSTRING}},
             {{"Root"}, {"Example", V_ASN1_UTF8STRING, NID_organizationName, true}},
             {{"12", V_ASN1_NUMERICSTRING, NID_serialNumber}},
             {{std::string(3000, 'x')}},
         }) {
        CAPTURE(name.size());
        const auto root = made(authority(name));
        const auto leaf = made({.subject = host_name}, &root);
        const auto others = people().others();
        CHECK(agreed_verdict(others + pem_of(root), leaf, {}) == X509_V_OK);
        CHECK(agreed_verdict(others, leaf, {}) == X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY);
    }
}

TEST_CASE("an authority that has to be decoded to be told apart is given for no other name") {
    const auto keyless = made(authority({{"Wide", V_ASN1_BMPSTRING}}));
    const auto root = made(authority({{"Root"}}));
    const CertificateBundle bundle(pem_of(keyless) + pem_of(root));
    const StorePtr store(X509_STORE_new());
    REQUIRE(add_bundle(store.get(), bundle));
    const ContextPtr context(X509_STORE_CTX_new());
    REQUIRE(X509_STORE_CTX_init(context.get(), store.get(), nullptr, nullptr) == 1);
    const auto* name = X509_get_subject_name(root.certificate.get());
    const std::unique_ptr<X509_OBJECT, Freer<X509_OBJECT_free>> found(
        X509_STORE_CTX_get_obj_by_subject(context.get(), X509_LU_X509, name));
    REQUIRE(found != nullptr);
    CHECK(X509_cmp(X509_OBJECT_get0_X509(found.get()), root.certificate.get()) == 0);
}

TEST_CASE("constraints and uses of an authority count") {
    const auto& p = people();
    for (const auto& [permitted, expected] :
         {std::pair{"permitted;DNS:example", X509_V_OK},
          {"permitted;DNS:other.example", X509_V_ERR_PERMITTED_VIOLATION},
          {"excluded;DNS:host.example", X509_V_ERR_EXCLUDED_VIOLATION}}) {
        auto wanted = authority({{"Constrained"}});
        wanted.extensions = {{NID_name_constraints, permitted}};
        const auto root = made(wanted);
        const auto leaf = made({.subject = host_name}, &root);
        CHECK(agreed_verdict(p.others() + pem_of(root), leaf, {}) == expected);
    }
    const auto others = p.others();
    const auto with_use = [&](int use, bool is_rejected) {
        return others + trusted_pem_of(p.root, use, is_rejected);
    };
    CHECK(agreed_verdict(with_use(NID_server_auth, false), p.leaf, {}) == X509_V_OK);
    CHECK(agreed_verdict(with_use(NID_server_auth, true), p.leaf, {}) == X509_V_ERR_CERT_REJECTED);
    CHECK(agreed_verdict(with_use(NID_client_auth, true), p.leaf, {}) == X509_V_OK);
    CHECK(agreed_verdict(with_use(NID_client_auth, false), p.leaf, {}) != X509_V_OK);
    CHECK(agreed_verdict(with_use(NID_server_auth, true) + pem_of(p.root), p.leaf, {}) ==
          X509_V_ERR_CERT_REJECTED);
}
