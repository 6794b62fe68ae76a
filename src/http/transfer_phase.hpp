// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// How far a transfer has come, in the words that a timeout or a broken connection is told with.

#pragma once

#include <algorithm>
#include <string>

#include "core/text.hpp"
#include "http/url.hpp"

namespace balance {

class TransferPhase {
  public:
    // The URL of the proxy, or "".
    TransferPhase(Url url, const std::string& proxy)
        : url_(std::move(url)),
          through_proxy_(!proxy.empty()),
          proxy_handshakes_(lower(proxy).starts_with("https://") ? 1 : 0) {}

    void resolved() { advance(Step::connecting); }
    // A TLS handshake begins. With an encrypted proxy the first one is with that.
    void handshake_begins() {
        if (proxy_handshakes_ > 0) {
            --proxy_handshakes_;
        } else {
            advance(Step::handshake);
        }
    }
    void request_left() { advance(Step::waiting); }
    void reply_started() {
        if (has_request_left()) {
            advance(Step::reading);
        }
    }
    [[nodiscard]] bool is_through_proxy() const { return through_proxy_; }
    [[nodiscard]] bool is_https() const { return url_.is_https(); }
    [[nodiscard]] bool has_request_left() const { return step_ >= Step::waiting; }
    [[nodiscard]] bool has_reply_started() const { return step_ >= Step::reading; }
    // TLS with the server itself, not with a proxy.
    [[nodiscard]] bool has_handshake_begun() const { return step_ >= Step::handshake; }

    // "connecting to"; the place follows.
    [[nodiscard]] std::string words() const {
        switch (step_) {
            case Step::resolving:
                return through_proxy_ ? "resolving the proxy to" : "resolving";
            case Step::connecting:
                return through_proxy_ ? "connecting to the proxy to" : "connecting to";
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
        return step_ == Step::resolving && !through_proxy_ ? url_.host : url_.authority();
    }

  private:
    enum class Step { resolving, connecting, handshake, waiting, reading };

    void advance(Step step) { step_ = std::max(step_, step); }

    Url url_;
    bool through_proxy_;
    int proxy_handshakes_;
    Step step_ = Step::resolving;
};

}  // namespace balance
