// SPDX-FileCopyrightText: The check_balance authors
// SPDX-License-Identifier: MIT

// The entry point of the portable build on x86-64, in front of the C library's.
//
// A static executable that can be placed anywhere writes to every page of its tables when it
// starts: more than a hundred page faults, one after the other, which is a twentieth of a check
// over plain HTTP. Here the kernel is asked for all these pages at once (MADV_POPULATE_WRITE,
// Linux 5.14). What it answers does not matter: an older one knows no such request, and the pages
// come one by one.
//
// Runs before relocation: it may use no address that is not relative, and leaves stack and
// registers as the kernel made them.

__asm__(R"(
    .text
    .globl populate_start
    .hidden __init_array_start
    .hidden _edata
    .type populate_start, @function
populate_start:
    movq %rdx, %r8
    leaq __init_array_start(%rip), %rdi
    andq $-4096, %rdi
    leaq _edata(%rip), %rsi
    subq %rdi, %rsi
    movl $23, %edx      # MADV_POPULATE_WRITE
    movl $28, %eax      # madvise
    syscall
    movq %r8, %rdx
    jmp _start
    .size populate_start, . - populate_start
)");
