/** The engine that needs no GPU, and how ffmpeg is called by whatever else needs it. */
@NullMarked
package io.greenroom.render.ffmpeg;

import org.jspecify.annotations.NullMarked;
