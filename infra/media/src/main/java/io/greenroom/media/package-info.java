/** Whatever touches media bytes: the object store and the processes that read and write media. */
@NullMarked
package io.greenroom.media;

import org.jspecify.annotations.NullMarked;
