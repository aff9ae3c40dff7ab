/**
 * A broker, a schema registry and a Flink cluster on this machine: each the real server, in child
 * processes that listen on loopback only and end with the process that started them.
 */
package io.panoptes.local;
