/** Real processes and services, and between them lines that can be slowed, blocked, reset and cut. */
@NullMarked
package io.greenroom.faults.stack;

import org.jspecify.annotations.NullMarked;
