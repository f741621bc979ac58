/** The render worker's process: what it is told, and how its parts are put together. */
@NullMarked
package io.greenroom.render;

import org.jspecify.annotations.NullMarked;
