/** Eyes of the fault run, past all lines and programs: rows, queues, objects, logs, processes. */
@NullMarked
package io.greenroom.faults.evidence;

import org.jspecify.annotations.NullMarked;
