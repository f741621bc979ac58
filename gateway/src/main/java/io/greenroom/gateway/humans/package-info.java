/** Digital humans: who speaks in the finished videos, each made of one uploaded video. */
@NullMarked
package io.greenroom.gateway.humans;

import org.jspecify.annotations.NullMarked;
