// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
// Precompiled for the rooms with a window.
#pragma once
#include <QtWidgets/QtWidgets>
#include <algorithm>
#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <vector>
