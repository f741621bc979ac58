/** HTTP to addresses that callers name: only where strangers may send us, and never further than they said. */
@NullMarked
package io.greenroom.gateway.fetching;

import org.jspecify.annotations.NullMarked;
