/** MySQL, AMQP 0-9-1 and S3 on one machine without a container engine, as one process. */
@NullMarked
package io.greenroom.embedded;

import org.jspecify.annotations.NullMarked;
