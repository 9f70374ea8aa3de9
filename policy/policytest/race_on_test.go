//go:build race

package policytest

const raced = true
