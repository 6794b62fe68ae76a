// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "http/curl_client.hpp"

#include <algorithm>
#include <array>
#include <ctime>

#include <curl/curl.h>

#include "http/bundle_store.hpp"
#include "http/content_coding.hpp"
#include "http/curl_error.hpp"
#include "http/curl_library.hpp"
#include "http/curl_setopt.hpp"
#include "http/curl_trust.hpp"
#include "http/encoded_request.hpp"
#include "http/proxy_exemption.hpp"
#include "http/response_collector.hpp"
#include "http/transfer_phase.hpp"
#include "text/ascii.hpp"
#include "text/format.hpp"

namespace balance {

namespace {

struct EasyDeleter {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct ListDeleter {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

}  // namespace

// One attempt: a libcurl handle with its callbacks and what they collected.
class CurlClient::Transfer {
  public:
    Transfer(const HttpRequest& request, const TransportOptions& options)
        : handle_(curl_easy_init()),
          target_(request_target(request)),
          body_(request.body ? request.body->text : encoded(request.form)),
          phase_(request.url, is_exempt(request.url.host, options.no_proxy) ? "" : options.proxy),
          collector_(std::time(nullptr)),
          proxys_collector_(std::time(nullptr)) {
        if (handle_ == nullptr) {
            throw std::bad_alloc();
        }
        error_text_.fill('\0');
        set(CURLOPT_ERRORBUFFER, error_text_.data());
        set_request(request);
        set_limits();
        has_client_certificate_ = !options.client_cert.empty();
        set_proxy(options);
        set_callbacks();
        if (phase_.is_https() || phase_.has_encrypted_proxy()) {
            trust_ = find_trust(options, is_tls_watched_);
        }
        if (trust_) {
            set_trust(handle_.get(), options, *trust_);
        }
    }

    HttpResult perform(std::chrono::milliseconds remaining) {
        if (!trust_) {
            auto missing = told(trust_.error().kind, trust_.error().reason);
            missing.mend = trust_.error().mend;
            return Failed(std::move(missing));
        }
        // 0 would mean no limit at all.
        const auto limit = static_cast<long>(std::max<long long>(remaining.count(), 1));
        set(CURLOPT_TIMEOUT_MS, limit);
        set(CURLOPT_CONNECTTIMEOUT_MS, limit);
        const auto code = curl_easy_perform(handle_.get());
        auto response = collector_.response();
        curl_easy_getinfo(handle_.get(), CURLINFO_RESPONSE_CODE, &response.status);
        const bool is_success = response.status >= 200 && response.status < 300;
        // Of an error page that is too long or cannot be decoded the status says enough.
        const bool status_is_enough = collector_.has_all_headers() && !is_success;
        if (code == CURLE_WRITE_ERROR && status_is_enough) {
            response.body.clear();
        } else if (code != CURLE_OK) {
            return Failed(error(code));
        }
        if (!collector_.has_all_headers()) {
            return Failed(told(TransportError::Kind::lost, "the headers were cut off"));
        }
        auto body = decoded_body(std::move(response.body), collector_.content_codings(),
                                 ResponseCollector::max_body_bytes);
        if (!body && !status_is_enough) {
            return Failed(told(TransportError::Kind::unreadable, body.error()));
        }
        response.body = body ? *std::move(body) : std::string();
        response.may_be_the_proxys = phase_.is_through_proxy() && !phase_.is_https();
        const char* target = nullptr;
        curl_easy_getinfo(handle_.get(), CURLINFO_REDIRECT_URL, &target);
        if (target != nullptr) {
            response.location = target;
        }
        return response;
    }

    [[nodiscard]] const std::vector<std::string>& header_lines() const {
        return collector_.header_lines();
    }

  private:
    using Failed = Unexpected<TransportError>;

    template <class Value>
    void set(CURLoption option, Value value) {
        curl_set(handle_.get(), option, value);
    }

    void set_request(const HttpRequest& request) {
        set(CURLOPT_URL, target_.c_str());
        set(CURLOPT_PATH_AS_IS, 1L);
        set(CURLOPT_USERAGENT, "check_balance/" BALANCE_VERSION);
        if (request.method == HttpMethod::post) {
            set(CURLOPT_POST, 1L);
            set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body_.size()));
            set(CURLOPT_POSTFIELDS, body_.c_str());
        }
        add_header("Expect:");
        add_header("Accept-Encoding: identity");
        if (request.body) {
            add_header("Content-Type: " + request.body->type);
        }
        for (const auto& [name, value] : request.headers) {
            add_header(format("{}: {}", name, value));
        }
        set(CURLOPT_HTTPHEADER, headers_.get());
        set(CURLOPT_HEADEROPT, static_cast<long>(CURLHEADER_SEPARATE));
    }

    void add_header(const std::string& line) {
        auto* list = curl_slist_append(headers_.get(), line.c_str());
        if (list == nullptr) {
            throw std::bad_alloc();
        }
        static_cast<void>(headers_.release());
        headers_.reset(list);
    }

    void set_limits() {
        set(CURLOPT_PROTOCOLS_STR, "http,https");
        set(CURLOPT_REDIR_PROTOCOLS_STR, "https");
        set(CURLOPT_FOLLOWLOCATION, 0L);
        // CURLOPT_NETRC is not named: "ignored" is its default, and the portable libcurl lacks it.
        set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
        set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
        set(CURLOPT_HTTP09_ALLOWED, 0L);
        // Its own decoder takes a stream that breaks off as whole: see content_coding.hpp.
        set(CURLOPT_HTTP_CONTENT_DECODING, 0L);
        set(CURLOPT_HTTP_TRANSFER_DECODING, 1L);
        set(CURLOPT_NOSIGNAL, 1L);
        // Without it libcurl waits for a resolver thread that nobody answers, long past the
        // timeout.
        set(CURLOPT_QUICK_EXIT, 1L);
        set(CURLOPT_FORBID_REUSE, 1L);
    }

    void set_proxy(const TransportOptions& options) {
        set(CURLOPT_PROXY, options.proxy.c_str());
        set(CURLOPT_NOPROXY, options.no_proxy.c_str());
        if (options.ip_version != IpVersion::any) {
            set(CURLOPT_IPRESOLVE,
                static_cast<long>(options.ip_version == IpVersion::v4 ? CURL_IPRESOLVE_V4
                                                                      : CURL_IPRESOLVE_V6));
        }
    }

    void set_callbacks() {
        set(CURLOPT_WRITEFUNCTION, &Transfer::on_body);
        set(CURLOPT_WRITEDATA, this);
        set(CURLOPT_HEADERFUNCTION, &Transfer::on_header);
        set(CURLOPT_HEADERDATA, this);
        set(CURLOPT_SOCKOPTFUNCTION, &Transfer::on_socket);
        set(CURLOPT_SOCKOPTDATA, this);
        // Only some TLS libraries call this one; phase and reasons are less exact without it.
        is_tls_watched_ = curl_easy_setopt(handle_.get(), CURLOPT_SSL_CTX_FUNCTION,
                                           &Transfer::on_handshake) == CURLE_OK &&
                          TlsWatch::is_possible(curl_version_info(CURLVERSION_NOW)->ssl_version);
        curl_easy_setopt(handle_.get(), CURLOPT_SSL_CTX_DATA, this);
        set(CURLOPT_PREREQFUNCTION, &Transfer::on_request);
        set(CURLOPT_PREREQDATA, this);
    }

    static int on_socket(void* self, curl_socket_t /*socket*/, curlsocktype /*purpose*/) {
        static_cast<Transfer*>(self)->phase_.resolved();
        return CURL_SOCKOPT_OK;
    }

    static CURLcode on_handshake(CURL* /*handle*/, void* context, void* self) {
        auto& transfer = *static_cast<Transfer*>(self);
        transfer.phase_.handshake_begins();
        if (transfer.is_tls_watched_) {
            transfer.tls_.watch(context);
        }
        const auto& [authorities, bundle] = *transfer.trust_;
        const bool is_trusting = !bundle || trust_bundle(context, *bundle, authorities->directory);
        return is_trusting ? CURLE_OK : CURLE_OUT_OF_MEMORY;
    }

    static int on_request(void* self, char* /*to*/, char* /*from*/, int /*port*/, int /*local*/) {
        static_cast<Transfer*>(self)->phase_.request_left();
        return CURL_PREREQFUNC_OK;
    }

    static std::size_t on_header(char* text, std::size_t size, std::size_t count, void* self) {
        auto& transfer = *static_cast<Transfer*>(self);
        transfer.phase_.reply_started();
        // What comes before the request left is a proxy's answer to the wish for a tunnel.
        auto& collector =
            transfer.phase_.has_request_left() ? transfer.collector_ : transfer.proxys_collector_;
        collector.take_header({text, size * count});
        return collector.refusal() ? 0 : size * count;
    }

    static std::size_t on_body(char* text, std::size_t size, std::size_t count, void* self) {
        auto& collector = static_cast<Transfer*>(self)->collector_;
        collector.take_body({text, size * count});
        return collector.refusal() ? 0 : size * count;
    }

    [[nodiscard]] TransportError error(CURLcode code) {
        const auto& refusal = collector_.refusal();
        if (code == CURLE_WRITE_ERROR && refusal) {
            return told(TransportError::Kind::unreadable, *refusal);
        }
        long proxy_status = 0;
        curl_easy_getinfo(handle_.get(), CURLINFO_HTTP_CONNECTCODE, &proxy_status);
        if (proxy_status >= 300) {
            auto refused = told(TransportError::Kind::proxy, "");
            refused.place = phase_.server();
            refused.proxy_status = proxy_status;
            refused.retry_after = proxys_collector_.response().retry_after;
            return refused;
        }
        long system_error = 0;
        curl_easy_getinfo(handle_.get(), CURLINFO_OS_ERRNO, &system_error);
        const FailedTransfer failed{.code = code,
                                    .system_error = static_cast<int>(system_error),
                                    .text = error_text_.data(),
                                    .request_left = phase_.has_request_left(),
                                    .reply_began = phase_.has_reply_started(),
                                    .server_handshake = phase_.has_handshake_begun(),
                                    .has_client_certificate = has_client_certificate_,
                                    .is_tls_watched = is_tls_watched_,
                                    .tls = tls_.facts()};
        auto error = told(kind_of(failed), reason_of(failed));
        error.distrust = distrust_of(failed);
        return error;
    }

    [[nodiscard]] TransportError told(TransportError::Kind kind, const std::string& reason) {
        if (phase_.has_encrypted_proxy() && tls_.facts().has_finished) {
            phase_.proxy_reached();
        }
        return {.kind = kind,
                .phase = phase_.words(),
                .place = phase_.place(),
                .reason = reason,
                .is_proxys = phase_.is_with_proxy()};
    }

    // Both outlive the handle, whose connections use them until they are gone.
    TlsWatch tls_;
    Expected<Trust, AuthoritiesFault> trust_ = Trust{};
    std::unique_ptr<CURL, EasyDeleter> handle_;
    std::unique_ptr<curl_slist, ListDeleter> headers_;
    std::array<char, CURL_ERROR_SIZE> error_text_{};
    std::string target_;
    std::string body_;
    bool has_client_certificate_ = false;
    bool is_tls_watched_ = false;
    TransferPhase phase_;
    ResponseCollector collector_;
    ResponseCollector proxys_collector_;
};

CurlClient::CurlClient() = default;
CurlClient::~CurlClient() = default;

HttpResult CurlClient::send(const HttpRequest& request,
                            const TransportOptions& options,
                            const Deadline& deadline) {
    initialise_libcurl();
    Transfer transfer(request, options);
    auto result = transfer.perform(deadline.remaining(Deadline::Clock::now()));
    const auto& lines = transfer.header_lines();
    trace_.insert(trace_.end(), lines.begin(), lines.end());
    return result;
}

}  // namespace balance
