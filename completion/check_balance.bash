# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT
#
# Completion of check_balance for bash, with or without the package bash-completion.
#
# Providers and figures come from the program that is being typed: it sends nothing for that, and where it fails nothing
# is offered. Nothing that is being typed is evaluated. Amounts, names and secrets are not completed.

_check_balance_options='
    --provider --url --login --key-file --password-file --key --password --param --account --extra-opts
    --warning --critical --metric --currency
    --on-failure --timeout --retries
    --history --runway-warning --runway-critical --spend-warning --spend-critical --spend-window
    --topups-warning --topups-critical --topups-window --stale-warning --stale-critical
    --topup-hours --holidays --timezone
    --proxy --ca-file --ca-path --client-cert --client-key --insecure --ipv4 --ipv6 --http-method
    --label --perfdata-thresholds --verbose
    --simulate --response-file --explain --backtest --backtest-svg
    --list-providers --show-provider --validate-provider --provider-file --provider-dir
    --help --version
    -P -u -l -w -c -m -t -4 -6 -v -h -V'

# Puts the line's words into "words", and what stands before the cursor's word for readline, but belongs to that word,
# into "stem": bash cuts words at = : and @ as well.
_check_balance_read_line() {
    local i piece rest=$COMP_LINE
    words=()
    for ((i = 0; i < ${#COMP_WORDS[@]}; i++)); do
        piece=${COMP_WORDS[i]}
        if ((i == 0)) || [[ $rest == [[:blank:]]* ]]; then
            words+=("$piece")
        else
            words[${#words[@]} - 1]+=$piece
        fi
        rest=${rest#*"$piece"}
        if ((i == COMP_CWORD)); then
            current=$((${#words[@]} - 1))
            word=${words[current]}
            stem=$word
            [[ -z ${piece//[=:@]/} ]] || stem=${word%"$piece"}
        fi
    done
}

# The word as the program will get it, but for variables and commands in it.
_check_balance_plain() {
    local plain=${1//[\\\"\']/}
    [[ $plain != '~/'* ]] || plain=$HOME/${plain:2}
    printf '%s' "$plain"
}

# Runs the program with these words, and with those of the wanted options that stand on the line.
_check_balance_ask() {
    local wanted=$1 i option value program
    shift
    for ((i = 1; i < ${#words[@]}; i++)); do
        case ${words[i]} in
            --*=*) option=${words[i]%%=*} value=${words[i]#*=} ;;
            -P?*) option=-P value=${words[i]:2} ;;
            *) option=${words[i]} value=${words[i + 1]-} ;;
        esac
        [[ $option != -P ]] || option=--provider
        if [[ " $wanted " == *" $option "* && -n $value ]]; then
            set -- "$@" "$option=$(_check_balance_plain "$value")"
        fi
    done
    program=$(type -P -- "$(_check_balance_plain "${words[0]}")") && "$program" "$@" 2>/dev/null </dev/null
}

_check_balance_providers() {
    local table name
    table=$(_check_balance_ask --provider-dir --list-providers) || return
    while read -r name _; do
        printf '%s\n' "$name"
    done <<<"${table#*$'\n'}"
}

# A figure that no provider can have: the answer lists those that there are, and nothing else is done.
_check_balance_figures() {
    local answer
    answer=$(_check_balance_ask '--provider --provider-file --provider-dir' --explain --metric=0)
    [[ $answer == *' has no such figure. It has '* ]] || return
    answer=${answer##*'. It has '}
    answer=${answer//,/}
    printf '%s\n' ${answer/ and / }
}

_check_balance_states() {
    printf '%s\n' warning critical unknown \
        {unreachable,refused,throttled,provider,empty,malformed}={warning,critical,unknown}
}

_check_balance() {
    local -a words
    local current word stem option value found='' IFS=$' \t\n'
    COMPREPLY=()
    _check_balance_read_line

    case $word in
        --*=*) option=${word%%=*} value=${word#*=} ;;
        -[Pm]?*) option=${word:0:2} value=${word:2} ;;
        -*) option='' value=$word ;;
        *) option=${words[current - 1]} value=$word ;;
    esac
    case $option in
        '') found=$_check_balance_options ;;
        -P | --provider | --show-provider | --list-providers) found=$(_check_balance_providers) ;;
        -m | --metric) found=$(_check_balance_figures) ;;
        --on-failure) found=$(_check_balance_states) ;;
        --http-method) found='get post' ;;
        --perfdata-thresholds) found='bound range none' ;;
        --proxy) found=env ;;
        --key-file | --password-file | --history | --holidays | --ca-file | --client-cert | --client-key | --response-file | \
            --backtest | --backtest-svg | --validate-provider | --provider-file) compopt -o default ;;
        --ca-path | --provider-dir) compopt -o dirnames ;;
    esac

    for found in $found; do
        if [[ $found == "$value"* ]]; then
            found=${word%"$value"}$found
            COMPREPLY+=("${found#"$stem"}")
        fi
    done
}

complete -F _check_balance check_balance
