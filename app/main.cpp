// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
int main() {
    return 0;
}
