/** A gateway asked from the command line, wherever it runs. Knows its API, and of this machine only whether a stack runs here. */
@NullMarked
package io.greenroom.launcher.client;

import org.jspecify.annotations.NullMarked;
