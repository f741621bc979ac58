/** Lists page by page, by key instead of by offset, so that a page is stable while rows come and go. */
@NullMarked
package io.greenroom.gateway.paging;

import org.jspecify.annotations.NullMarked;
