/** The fault run: a farm of real processes, faults by chance, and a count of what was lost or done twice. */
@NullMarked
package io.greenroom.faults;

import org.jspecify.annotations.NullMarked;
