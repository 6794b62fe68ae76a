// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "check/transport.hpp"

#include <doctest/doctest.h>

#include "failure_text.hpp"
#include "given_options.hpp"
#include "temporary_directory.hpp"
#include "variables.hpp"

using namespace balance;
using test::contains;

namespace {

const test::Variables proxies = {{"https_proxy", "http://p.example:1"},
                                 {"http_proxy", "q.example:2"},
                                 {"no_proxy", "intern.example"}};

TransportOptions transport(const std::vector<std::string>& words,
                           const std::string& scheme = "https",
                           const test::Variables& variables = proxies) {
    return transport_of(test::settings(words), scheme, test::environment(variables));
}

}  // namespace

TEST_CASE("the environment's proxy and its exceptions count where --proxy env asks for them") {
    CHECK(transport({}).proxy.empty());
    CHECK(transport({}).no_proxy.empty());
    CHECK(transport({"--proxy", "http://own.example:3"}).proxy == "http://own.example:3");
    CHECK(transport({"--proxy", "http://own.example:3"}).no_proxy.empty());
    CHECK(transport({"--proxy", "env"}).proxy == "http://p.example:1");
    CHECK(transport({"--proxy", "env"}).no_proxy == "intern.example");
    CHECK(transport({"--proxy", "env"}, "http").proxy == "q.example:2");
    CHECK(transport({"--proxy", "env"}, "https", {}).proxy.empty());
}

TEST_CASE("what else the settings say of the way stays beside the environment's proxy") {
    const auto options = transport({"--proxy", "env", "--insecure", "--ca-file", "ca.pem"});
    CHECK(options.insecure);
    CHECK(options.ca_file == "ca.pem");
}

TEST_CASE("a proxy of the environment that is none is a mistake") {
    CHECK(contains(test::failure_text([] {
                       return transport({"--proxy", "env"}, "https",
                                        {{"https_proxy", "http://p.example/path"}});
                   }),
                   "configuration: --proxy env: the proxy in the environment: "));
}

TEST_CASE("certificates and keys that are not there are named with their option") {
    const test::TemporaryDirectory directory;
    const auto fault_of = [](const std::string& option, const std::string& path) {
        return test::failure_text([&] {
            check_transport_files(test::settings({"--client-cert", "/dev/null", option, path}));
            return 0;
        });
    };
    CHECK(fault_of("--ca-file", directory.write("ca.pem", "x")) == "no failure");
    CHECK(contains(fault_of("--ca-file", directory.path("none")), "--ca-file '"));
    CHECK(contains(fault_of("--client-key", directory.path("")), "it is a directory"));
    CHECK(contains(fault_of("--client-cert", directory.write("empty", "")), "it is empty"));
    CHECK(contains(fault_of("--ca-path", directory.path("")), "hashed certificates"));
}
