/** What runs tell the gateway: kept on disk in order until the broker has it, and what of it is still held. */
@NullMarked
package io.greenroom.render.report;

import org.jspecify.annotations.NullMarked;
