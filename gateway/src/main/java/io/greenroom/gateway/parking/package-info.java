/** Messages that nobody can read: set aside, kept where a person can look at them, replayed or dropped. */
@NullMarked
package io.greenroom.gateway.parking;

import org.jspecify.annotations.NullMarked;
