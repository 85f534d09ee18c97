// Package legostub stands in for the ACME client library. Every call fails with a clear error; the constants that Traefik's TLS
// code compares with have their real values.
package legostub
