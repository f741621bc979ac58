/** Who renders: heartbeats, leases, lost workers, drain and resume. */
@NullMarked
package io.greenroom.gateway.workers;

import org.jspecify.annotations.NullMarked;
