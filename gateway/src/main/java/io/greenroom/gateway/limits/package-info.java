/** How much one caller may take: requests a second, pending tasks, stored bytes, and time for sending a request. */
@NullMarked
package io.greenroom.gateway.limits;

import org.jspecify.annotations.NullMarked;
