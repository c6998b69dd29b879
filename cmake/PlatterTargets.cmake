# SPDX-FileCopyrightText: 2026 The Platter authors
# SPDX-License-Identifier: MIT

# What every target is compiled with.
add_library(platter_options INTERFACE)
target_compile_features(platter_options INTERFACE cxx_std_23)
set(CMAKE_CXX_EXTENSIONS OFF)
target_compile_definitions(platter_options INTERFACE
    QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CONTEXTLESS_CONNECT QT_STRICT_ITERATORS
    QT_USE_QSTRINGBUILDER QT_NO_FOREACH QT_DISABLE_DEPRECATED_UP_TO=0x060800 _FILE_OFFSET_BITS=64
    PLATTER_VERSION="${PROJECT_VERSION}")
target_compile_options(platter_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wsign-conversion
    $<$<NOT:$<BOOL:$<TARGET_PROPERTY:PLATTER_LAX_CONVERSION>>>:-Wconversion> # Qt's QTRY macros, in tests, convert
    -Woverloaded-virtual -Wold-style-cast
    -Werror=switch -Werror=return-type -Werror=unused-result -fno-omit-frame-pointer
    -Wno-maybe-uninitialized) # GCC 14 sees ghosts in std::expected at -O2
target_include_directories(platter_options INTERFACE ${PROJECT_SOURCE_DIR})

# platter_room(NAME SOURCES… LIBRARIES…): one room of the house, a static library platter_NAME.
function(platter_room name)
    cmake_parse_arguments(ROOM "" "PCH" "SOURCES;LIBRARIES;PRIVATE_LIBRARIES" ${ARGN})
    add_library(platter_${name} STATIC ${ROOM_SOURCES})
    set_target_properties(platter_${name} PROPERTIES POSITION_INDEPENDENT_CODE ON) # nbdkit's plug-in is made of some
    target_link_libraries(platter_${name} PUBLIC platter_options ${ROOM_LIBRARIES} PRIVATE ${ROOM_PRIVATE_LIBRARIES})
    if(ROOM_PCH)
        # Found by its include folder: an absolute path would make each clone compile all of it again.
        target_precompile_headers(platter_${name} PRIVATE "<cmake/${ROOM_PCH}>")
    endif()
endfunction()

# Qt gives each test its own folders as macros, for QFINDTESTDATA, which no test here uses. Without them a test
# compiles alike in every clone, and the compiler's cache finds it.
set_target_properties(Qt6::Test PROPERTIES INTERFACE_COMPILE_DEFINITIONS QT_TESTLIB_LIB)

# platter_test(NAME SOURCES… LIBRARIES… [WINDOW] [TIMEOUT seconds] [LABELS …]): a Qt Test program tst_NAME.
# Without WINDOW it runs with Qt's offscreen platform; with WINDOW in a virtual X display of its own.
function(platter_test name)
    cmake_parse_arguments(T "WINDOW" "TIMEOUT" "SOURCES;LIBRARIES;LABELS" ${ARGN})
    if(NOT T_SOURCES)
        set(T_SOURCES tst_${name}.cpp)
    endif()
    add_executable(tst_${name} ${T_SOURCES})
    target_link_libraries(tst_${name} PRIVATE ${T_LIBRARIES} Qt6::Test)
    set_target_properties(tst_${name} PROPERTIES PLATTER_LAX_CONVERSION ON)
    if("models" IN_LIST T_LABELS) # what ./dev test --asan builds
        if(NOT TARGET models_tests)
            add_custom_target(models_tests)
        endif()
        add_dependencies(models_tests tst_${name})
    endif()
    if(T_WINDOW)
        add_test(NAME ${name} COMMAND xvfb-run -a -s "-screen 0 1640x1000x24 -nolisten tcp" $<TARGET_FILE:tst_${name}>)
        set(platform xcb)
    else()
        add_test(NAME ${name} COMMAND tst_${name})
        set(platform offscreen)
    endif()
    if(NOT T_TIMEOUT)
        set(T_TIMEOUT 120)
    endif()
    if(CMAKE_CXX_FLAGS MATCHES "-fsanitize")
        math(EXPR T_TIMEOUT "4 * ${T_TIMEOUT}")
    endif()
    # Each test lives in a home of its own: nothing of the person's is read or written, and order does not matter.
    set(home ${CMAKE_CURRENT_BINARY_DIR}/home-${name})
    file(MAKE_DIRECTORY ${home})
    set_tests_properties(${name} PROPERTIES TIMEOUT ${T_TIMEOUT} LABELS "${T_LABELS}" ENVIRONMENT
        "QT_QPA_PLATFORM=${platform};HOME=${home};XDG_DATA_HOME=${home}/data;XDG_CONFIG_HOME=${home}/config;XDG_CACHE_HOME=${home}/cache;LC_ALL=C.UTF-8;TZ=UTC;QT_LOGGING_RULES=*.debug=false;ASAN_OPTIONS=detect_leaks=1:abort_on_error=1;UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1")
endfunction()
