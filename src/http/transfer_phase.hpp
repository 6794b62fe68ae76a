// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// How far a transfer has come, in the words that a timeout or a broken connection is told with.

#pragma once

#include <algorithm>
#include <string>

#include "http/url.hpp"
#include "text/ascii.hpp"

namespace balance {

class TransferPhase {
  public:
    // The URL of the proxy, or "".
    TransferPhase(Url url, const std::string& proxy)
        : url_(std::move(url)),
          proxy_(proxy_authority(proxy)),
          through_proxy_(!proxy.empty()),
          has_encrypted_proxy_(lower(proxy).starts_with("https://")),
          proxy_handshakes_(has_encrypted_proxy_ ? 1 : 0) {}

    void resolved() { advance(Step::connecting); }
    // A TLS handshake begins. With an encrypted proxy the first one is with that.
    void handshake_begins() {
        if (proxy_handshakes_ > 0) {
            --proxy_handshakes_;
            advance(Step::proxys_handshake);
        } else {
            advance(Step::handshake);
        }
    }
    // The connection to a proxy stands, with TLS where that is asked for.
    void proxy_reached() { advance(through_proxy_ ? Step::tunnel : Step::connecting); }
    void request_left() { advance(Step::waiting); }
    void reply_started() {
        if (has_request_left()) {
            advance(Step::reading);
        } else {
            proxy_reached();
        }
    }
    [[nodiscard]] bool is_through_proxy() const { return through_proxy_; }
    [[nodiscard]] bool is_https() const { return url_.is_https(); }
    [[nodiscard]] bool has_request_left() const { return step_ >= Step::waiting; }
    [[nodiscard]] bool has_reply_started() const { return step_ >= Step::reading; }
    // TLS with the server itself, not with a proxy.
    [[nodiscard]] bool has_handshake_begun() const { return step_ >= Step::handshake; }

    [[nodiscard]] bool has_encrypted_proxy() const { return has_encrypted_proxy_; }
    // What is done has to do with the proxy, nothing with the server behind it yet.
    [[nodiscard]] bool is_with_proxy() const { return through_proxy_ && step_ < Step::handshake; }

    // "connecting to"; the place follows.
    [[nodiscard]] std::string words() const {
        switch (step_) {
            case Step::resolving:
                return through_proxy_ ? "resolving the proxy" : "resolving";
            case Step::connecting:
                return through_proxy_ ? "connecting to the proxy" : "connecting to";
            case Step::proxys_handshake:
                return "TLS handshake with the proxy";
            case Step::tunnel:
                return "waiting for the tunnel of the proxy";
            case Step::handshake:
                return "TLS handshake with";
            case Step::waiting:
                return "waiting for the reply of";
            case Step::reading:
                return "reading the reply of";
        }
        return "";
    }
    [[nodiscard]] std::string place() const {
        if (is_with_proxy()) {
            return proxy_;
        }
        return step_ == Step::resolving ? url_.host : url_.authority();
    }
    // The server's, whoever is talked to.
    [[nodiscard]] std::string server() const { return url_.authority(); }

  private:
    enum class Step {
        resolving,
        connecting,
        proxys_handshake,
        tunnel,
        handshake,
        waiting,
        reading
    };

    void advance(Step step) { step_ = std::max(step_, step); }

    Url url_;
    std::string proxy_;  // host and port
    bool through_proxy_;
    bool has_encrypted_proxy_;
    int proxy_handshakes_;
    Step step_ = Step::resolving;
};

}  // namespace balance
