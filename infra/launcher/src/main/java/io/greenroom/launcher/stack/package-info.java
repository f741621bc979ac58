/** The stack on this machine: which processes make it up, how they are started, watched, restarted and stopped. */
@NullMarked
package io.greenroom.launcher.stack;

import org.jspecify.annotations.NullMarked;
