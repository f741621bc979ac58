/** What a browser may do with our answers, and which foreign pages may read them. */
@NullMarked
package io.greenroom.gateway.browsers;

import org.jspecify.annotations.NullMarked;
