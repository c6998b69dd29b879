# SPDX-FileCopyrightText: 2026 The Platter authors
# SPDX-License-Identifier: MIT

# What the desktop knows Platter by: the name of its desktop entry, metainfo and icon, and of its windows (Wayland's app_id).
# The one place where it is written down.
set(PLATTER_APP_ID org.platter.Platter)
