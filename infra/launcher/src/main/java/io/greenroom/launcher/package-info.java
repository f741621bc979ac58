/** What ./greenroom runs. */
@NullMarked
package io.greenroom.launcher;

import org.jspecify.annotations.NullMarked;
