// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

#include "http/curl_client.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <ctime>

#include <curl/curl.h>

#include "http/certificate_directory.hpp"
#include "http/curl_error.hpp"
#include "http/encoded_request.hpp"
#include "http/response_collector.hpp"
#include "http/transfer_phase.hpp"

namespace balance {

namespace {

struct EasyDeleter {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct ListDeleter {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

// libcurl's own sentence, but where a shorter one says the same.
std::string reason_of(CURL* handle, CURLcode code, const char* error_text) {
    long system_error = 0;
    curl_easy_getinfo(handle, CURLINFO_OS_ERRNO, &system_error);
    if (code == CURLE_COULDNT_CONNECT && system_error != 0) {
        return std::strerror(static_cast<int>(system_error));
    }
    if (code == CURLE_COULDNT_RESOLVE_HOST || code == CURLE_COULDNT_RESOLVE_PROXY) {
        return "no address found";
    }
    return *error_text == '\0' ? curl_easy_strerror(code) : error_text;
}

}  // namespace

// One attempt: a libcurl handle with its callbacks and what they collected.
class CurlClient::Transfer {
  public:
    Transfer(const HttpRequest& request, const TransportOptions& options)
        : handle_(curl_easy_init()),
          target_(request_target(request)),
          body_(request.body ? request.body->text : encoded(request.form)),
          phase_(request.url, options.proxy),
          collector_(std::time(nullptr)) {
        if (handle_ == nullptr) {
            throw std::bad_alloc();
        }
        error_text_.fill('\0');
        set(CURLOPT_ERRORBUFFER, error_text_.data());
        set_request(request);
        set_limits();
        set_trust(options);
        set_proxy(options);
        set_callbacks();
    }

    HttpResult perform(std::chrono::milliseconds remaining) {
        // 0 would mean no limit at all.
        set(CURLOPT_TIMEOUT_MS, static_cast<long>(std::max<long long>(remaining.count(), 1)));
        set(CURLOPT_CONNECTTIMEOUT_MS,
            static_cast<long>(std::max<long long>(remaining.count(), 1)));
        const auto code = curl_easy_perform(handle_.get());
        auto response = collector_.response();
        curl_easy_getinfo(handle_.get(), CURLINFO_RESPONSE_CODE, &response.status);
        const bool is_success = response.status >= 200 && response.status < 300;
        if (code == CURLE_WRITE_ERROR && collector_.has_all_headers() && !is_success) {
            // Too long an error page: its status says enough.
            response.body.clear();
        } else if (code != CURLE_OK) {
            return error(code);
        }
        if (!collector_.has_all_headers()) {
            return told(TransportError::Kind::lost, "the headers were cut off");
        }
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
    template <class Value>
    void set(CURLoption option, Value value) {
        if (const auto code = curl_easy_setopt(handle_.get(), option, value); code != CURLE_OK) {
            throw std::runtime_error(std::string("libcurl refuses option ") +
                                     std::to_string(option) + ": " + curl_easy_strerror(code));
        }
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
        if (request.body) {
            add_header("Content-Type: " + request.body->type);
        }
        for (const auto& [name, value] : request.headers) {
            add_header(name + ": " + value);
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
        set(CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
        set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
        set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
        set(CURLOPT_HTTP09_ALLOWED, 0L);
        set(CURLOPT_ACCEPT_ENCODING, static_cast<char*>(nullptr));
        set(CURLOPT_NOSIGNAL, 1L);
        // Without it libcurl waits for a resolver thread that nobody answers, long past the
        // timeout.
        set(CURLOPT_QUICK_EXIT, 1L);
        set(CURLOPT_FORBID_REUSE, 1L);
    }

    void set_trust(const TransportOptions& options) {
        set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
        set(CURLOPT_PROXY_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
        // Nobody is there to be asked for the passphrase of a key.
        set(CURLOPT_KEYPASSWD, "");
        set(CURLOPT_SSL_VERIFYPEER, options.insecure ? 0L : 1L);
        set(CURLOPT_SSL_VERIFYHOST, options.insecure ? 0L : 2L);
        const auto* own_file = options.ca_file.empty() ? nullptr : options.ca_file.c_str();
        const auto* own_path = options.ca_path.empty() ? nullptr : options.ca_path.c_str();
        const auto* usual_path = curl_version_info(CURLVERSION_NOW)->capath;
        if (own_file != nullptr || own_path != nullptr) {
            set_authorities(own_file, own_path);
        } else if (usual_path != nullptr && is_hashed_certificate_directory(usual_path)) {
            set_authorities(nullptr, usual_path);
        }
        if (!options.client_cert.empty()) {
            set(CURLOPT_SSLCERT, options.client_cert.c_str());
        }
        if (!options.client_key.empty()) {
            set(CURLOPT_SSLKEY, options.client_key.c_str());
        }
    }

    void set_authorities(const char* file, const char* path) {
        set(CURLOPT_CAINFO, file);
        set(CURLOPT_CAPATH, path);
        set(CURLOPT_PROXY_CAINFO, file);
        set(CURLOPT_PROXY_CAPATH, path);
    }

    void set_proxy(const TransportOptions& options) {
        set(CURLOPT_PROXY, options.proxy.c_str());
        set(CURLOPT_NOPROXY, options.no_proxy.c_str());
        set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
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
        // Only some TLS libraries call this one; the phase is less exact without it.
        curl_easy_setopt(handle_.get(), CURLOPT_SSL_CTX_FUNCTION, &Transfer::on_handshake);
        curl_easy_setopt(handle_.get(), CURLOPT_SSL_CTX_DATA, this);
        set(CURLOPT_PREREQFUNCTION, &Transfer::on_request);
        set(CURLOPT_PREREQDATA, this);
    }

    static int on_socket(void* self, curl_socket_t /*socket*/, curlsocktype /*purpose*/) {
        static_cast<Transfer*>(self)->phase_.resolved();
        return CURL_SOCKOPT_OK;
    }

    static CURLcode on_handshake(CURL* /*handle*/, void* /*context*/, void* self) {
        static_cast<Transfer*>(self)->phase_.handshake_begins();
        return CURLE_OK;
    }

    static int on_request(void* self, char* /*to*/, char* /*from*/, int /*port*/, int /*local*/) {
        static_cast<Transfer*>(self)->phase_.request_left();
        return CURL_PREREQFUNC_OK;
    }

    static std::size_t on_header(char* text, std::size_t size, std::size_t count, void* self) {
        auto& transfer = *static_cast<Transfer*>(self);
        transfer.phase_.reply_started();
        return transfer.collector_.take_header({text, size * count}) ? size * count : 0;
    }

    static std::size_t on_body(char* text, std::size_t size, std::size_t count, void* self) {
        auto& transfer = *static_cast<Transfer*>(self);
        return transfer.collector_.take_body({text, size * count}) ? size * count : 0;
    }

    [[nodiscard]] TransportError error(CURLcode code) {
        const auto& refusal = collector_.refusal();
        if (code == CURLE_WRITE_ERROR && !refusal.empty()) {
            return told(TransportError::Kind::unreadable, refusal);
        }
        const auto reason = reason_of(handle_.get(), code, error_text_.data());
        long connect_status = 0;
        curl_easy_getinfo(handle_.get(), CURLINFO_HTTP_CONNECTCODE, &connect_status);
        if (connect_status >= 300) {
            return told(TransportError::Kind::proxy,
                        "it answered HTTP " + std::to_string(connect_status));
        }
        if (code == CURLE_SSL_CONNECT_ERROR && !is_cut_off(reason)) {
            return told(TransportError::Kind::no_agreement, reason);
        }
        return told(kind_of_curl_error(code, phase_.has_request_left()), reason);
    }

    [[nodiscard]] TransportError told(TransportError::Kind kind, const std::string& reason) const {
        return {.kind = kind, .phase = phase_.words(), .place = phase_.place(), .reason = reason};
    }

    std::unique_ptr<CURL, EasyDeleter> handle_;
    std::unique_ptr<curl_slist, ListDeleter> headers_;
    std::array<char, CURL_ERROR_SIZE> error_text_{};
    std::string target_;
    std::string body_;
    TransferPhase phase_;
    ResponseCollector collector_;
};

CurlClient::CurlClient() = default;
CurlClient::~CurlClient() = default;

HttpResult CurlClient::send(const HttpRequest& request,
                            const TransportOptions& options,
                            const Deadline& deadline) {
    static const auto initialised = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (initialised != CURLE_OK) {
        throw std::runtime_error("libcurl cannot be initialised");
    }
    Transfer transfer(request, options);
    auto result = transfer.perform(deadline.remaining(Deadline::Clock::now()));
    const auto& lines = transfer.header_lines();
    trace_.insert(trace_.end(), lines.begin(), lines.end());
    return result;
}

}  // namespace balance
