/** HeyGem's service on port 8383: a run is handed to it over HTTP and its files through a shared directory. */
@NullMarked
package io.greenroom.render.heygemhttp;

import org.jspecify.annotations.NullMarked;
