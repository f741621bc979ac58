/** Callers that wait over plain HTTP for what happens to one task: long polls and streams of events. */
@NullMarked
package io.greenroom.gateway.following;

import org.jspecify.annotations.NullMarked;
