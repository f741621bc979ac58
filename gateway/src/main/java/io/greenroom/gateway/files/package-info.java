/** What people bring: uploads on their way into the store and stored media on their way out, both as streams. */
@NullMarked
package io.greenroom.gateway.files;

import org.jspecify.annotations.NullMarked;
