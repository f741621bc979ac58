/** Blocks of IP addresses, as operators write them. */
@NullMarked
package io.greenroom.gateway.addresses;

import org.jspecify.annotations.NullMarked;
