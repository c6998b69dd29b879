# SPDX-FileCopyrightText: 2026 The Platter authors
# SPDX-License-Identifier: MIT

# BLAKE3::blake3, the C library by BLAKE3's authors: the distribution's where it has one, else made of their sources, which
# Debian 13 has in its package of the Rust crate only. Their own CMakeLists.txt says too much for a part of another project.
find_package(BLAKE3 1.5 CONFIG QUIET)
if(NOT TARGET BLAKE3::blake3)
    file(GLOB found CONFIGURE_DEPENDS /usr/share/cargo/registry/blake3-1.*/c/blake3_dispatch.c) # whatever version that is
    list(SORT found COMPARE NATURAL)
    if(NOT found)
        message(FATAL_ERROR "BLAKE3 is missing: install libblake3-dev, or librust-blake3-dev on Debian 13")
    endif()
    list(GET found -1 sources)
    cmake_path(GET sources PARENT_PATH sources)
    set(parts blake3.c blake3_dispatch.c blake3_portable.c)
    if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64" AND CMAKE_SIZEOF_VOID_P EQUAL 8)
        enable_language(ASM) # what is fastest on the processor is chosen when it runs
        foreach(kind sse2 sse41 avx2 avx512)
            list(APPEND parts blake3_${kind}_x86-64_unix.S)
        endforeach()
    elseif(CMAKE_SYSTEM_PROCESSOR MATCHES "aarch64|arm64")
        list(APPEND parts blake3_neon.c)
    endif()
    list(TRANSFORM parts PREPEND ${sources}/)
    add_library(blake3 STATIC ${parts})
    target_include_directories(blake3 SYSTEM PUBLIC ${sources})
    if(NOT CMAKE_SIZEOF_VOID_P EQUAL 8)
        target_compile_definitions(blake3 PRIVATE BLAKE3_NO_SSE2 BLAKE3_NO_SSE41 BLAKE3_NO_AVX2 BLAKE3_NO_AVX512)
    endif()
    target_compile_options(blake3 PRIVATE -O3) # in a build for debugging too: every byte goes through it
    set_target_properties(blake3 PROPERTIES AUTOMOC OFF POSITION_INDEPENDENT_CODE ON)
    add_library(BLAKE3::blake3 ALIAS blake3)
endif()
