# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT
#
# Completion of check_balance for fish.
#
# Providers and figures come from the program that is being typed: it sends nothing for that, and where it fails nothing
# is offered. Nothing that is being typed is evaluated. Amounts, names and secrets are not completed.

# The words of the line, from the program on.
function __check_balance_words
    set -l words (commandline -op)
    while string match -qr '^\w+=' -- $words[1]
        set -e words[1]
    end
    string replace -r '^~/' "$HOME/" -- $words
end

# Runs the program with these words, and with those of the wanted options that stand on the line.
function __check_balance_ask -a wanted
    set -l words (__check_balance_words)
    set -l chosen
    for i in (seq 2 (count $words))
        set -l pair $words[$i] $words[(math $i + 1)]
        if string match -qr '^--.*=' -- $words[$i]
            set pair (string split -m 1 = -- $words[$i])
        else if string match -qr '^-P.' -- $words[$i]
            set pair --provider (string sub -s 3 -- $words[$i])
        end
        set pair[1] (string replace -r '^-P$' -- --provider $pair[1])
        if contains -- "$pair[1]" (string split ' ' -- $wanted); and test -n "$pair[2]"
            set -a chosen (string join -- = $pair)
        end
    end
    set -l program (command -s -- $words[1]); or return
    command $program $argv[2..-1] $chosen 2>/dev/null </dev/null
end

function __check_balance_providers
    set -l table (__check_balance_ask --provider-dir --list-providers); or return
    set -l title (string match -r '^.*(?=PROVIDER)' -- $table[1] | string length)
    for line in $table[2..-1]
        printf '%s\t%s\n' (string split -f 1 ' ' -- $line) (string sub -s (math $title + 1) -- $line)
    end
end

# A figure that no provider can have: the answer lists those that there are, and nothing else is done.
function __check_balance_figures
    __check_balance_ask '--provider --provider-file --provider-dir' --explain --metric=0 |
        string replace -rf '.* has no such figure\. It has ' '' | string replace ' and ' ', ' | string split ', '
end

function __check_balance_states
    printf '%s\n' {,unreachable=,refused=,throttled=,provider=,empty=,malformed=}{warning,critical,unknown}
end

complete -c check_balance -f
complete -c check_balance -s P -l provider -x -a '(__check_balance_providers)' -d 'provider of the catalogue'
complete -c check_balance -s u -l url -x -d 'base URL instead of the one of the provider'
complete -c check_balance -s l -l login -x -d 'account name'
complete -c check_balance -l key-file -r -F -d 'file with the key'
complete -c check_balance -l password-file -r -F -d 'file with the password'
complete -c check_balance -l key -x -d 'the key itself, prefer --key-file'
complete -c check_balance -l password -x -d 'the password itself, prefer --password-file'
complete -c check_balance -l param -x -d 'parameter that the provider asks for'
complete -c check_balance -l account -x -d 'what the output calls this account'
complete -c check_balance -l extra-opts -d 'options from an ini file'
complete -c check_balance -s w -l warning -x -d 'WARNING outside this range'
complete -c check_balance -s c -l critical -x -d 'CRITICAL outside this range'
complete -c check_balance -s m -l metric -x -a '(__check_balance_figures)' -d 'figure to judge'
complete -c check_balance -l currency -x -d 'currency of the figure'
complete -c check_balance -l on-failure -x -a '(__check_balance_states)' -d 'state of a balance that could not be learned'
complete -c check_balance -s t -l timeout -x -d 'time limit of the whole run'
complete -c check_balance -l retries -x -d 'attempts after the first'
complete -c check_balance -l history -r -F -d 'keep balances there'
complete -c check_balance -l runway-warning -x -d 'WARNING when the money likely ends within this'
complete -c check_balance -l runway-critical -x -d 'CRITICAL when it nearly surely ends within this'
complete -c check_balance -l spend-warning -x -d 'WARNING when more is spent in the window'
complete -c check_balance -l spend-critical -x -d 'CRITICAL when more is spent in the window'
complete -c check_balance -l spend-window -x -d 'window of the spend'
complete -c check_balance -l topups-warning -x -d 'WARNING on more top-ups in the window'
complete -c check_balance -l topups-critical -x -d 'CRITICAL on more top-ups in the window'
complete -c check_balance -l topups-window -x -d 'window of the top-ups'
complete -c check_balance -l stale-warning -x -d 'WARNING when the balance stays the same for longer'
complete -c check_balance -l stale-critical -x -d 'CRITICAL when the balance stays the same for longer'
complete -c check_balance -l topup-hours -x -d 'when somebody can pay in'
complete -c check_balance -l holidays -r -F -d 'dates on which nobody can pay in, and that spend like Sundays'
complete -c check_balance -l timezone -x -d 'time zone of hours, days and shown times'
complete -c check_balance -l proxy -x -a 'env' -d 'HTTP or SOCKS proxy, or env'
complete -c check_balance -l ca-file -r -F -d 'trust these certificates'
complete -c check_balance -l ca-path -x -a '(__fish_complete_directories)' -d 'trust this hashed directory of certificates'
complete -c check_balance -l client-cert -r -F -d 'client certificate'
complete -c check_balance -l client-key -r -F -d 'private key of the client certificate'
complete -c check_balance -l insecure -d 'do not check the certificate'
complete -c check_balance -s 4 -l ipv4 -d 'use IPv4 only'
complete -c check_balance -s 6 -l ipv6 -d 'use IPv6 only'
complete -c check_balance -l http-method -x -a 'get post' -d 'for providers that take both'
complete -c check_balance -l label -x -d 'performance data label of the judged figure'
complete -c check_balance -l perfdata-thresholds -x -a 'bound range none' -d 'thresholds in the performance data'
complete -c check_balance -s v -l verbose -d 'details on further lines'
complete -c check_balance -l simulate -x -d 'judge this amount and ask nobody'
complete -c check_balance -l response-file -r -F -d 'judge a saved reply'
complete -c check_balance -l explain -d 'say what would be sent and when it would alert'
complete -c check_balance -l backtest -r -F -d 'replay balances of the past'
complete -c check_balance -l backtest-svg -r -F -d 'draw this replay as a picture'
complete -c check_balance -l list-providers -a '(__check_balance_providers)' -d 'list the providers'
complete -c check_balance -n 'test (commandline -opc)[-1] = --list-providers' -a '(__check_balance_providers)'
complete -c check_balance -l show-provider -x -a '(__check_balance_providers)' -d 'print the definition of a provider'
complete -c check_balance -l validate-provider -r -F -d 'check a definition of your own'
complete -c check_balance -l provider-file -r -F -d 'use this definition'
complete -c check_balance -l provider-dir -x -a '(__fish_complete_directories)' -d 'directory of your own definitions'
complete -c check_balance -s h -l help -d 'show the options'
complete -c check_balance -s V -l version -d 'show the version'
