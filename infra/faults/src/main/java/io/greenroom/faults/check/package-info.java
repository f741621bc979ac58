/** The invariants of the fault run: each looks at what was gathered and says what it found, in figures and by task. */
@NullMarked
package io.greenroom.faults.check;

import org.jspecify.annotations.NullMarked;
