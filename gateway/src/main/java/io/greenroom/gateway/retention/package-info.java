/** Removes what nobody needs any more: old tasks, unused uploads, objects without a row; a little at a time, and by one gateway at a time. */
@NullMarked
package io.greenroom.gateway.retention;

import org.jspecify.annotations.NullMarked;
