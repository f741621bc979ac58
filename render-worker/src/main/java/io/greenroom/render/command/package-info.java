/** Any engine with a command line, described by a profile in YAML. */
@NullMarked
package io.greenroom.render.command;

import org.jspecify.annotations.NullMarked;
