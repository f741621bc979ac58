/** The worker that obeys and reports: one run per slot, engines behind one port. */
@NullMarked
package io.greenroom.render;

import org.jspecify.annotations.NullMarked;
