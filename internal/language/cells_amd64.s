#include "textflag.h"

// The numbers of the curve: where it ends, its steps a unit, the half that rounds.
DATA curveEnd<>+0(SB)/4, $8.0
GLOBL curveEnd<>(SB), RODATA, $4
DATA curveStart<>+0(SB)/4, $-8.0
GLOBL curveStart<>(SB), RODATA, $4
DATA curveUnit<>+0(SB)/4, $256.0
GLOBL curveUnit<>(SB), RODATA, $4
DATA half<>+0(SB)/4, $0.5
GLOBL half<>(SB), RODATA, $4
DATA one<>+0(SB)/4, $1.0
GLOBL one<>(SB), RODATA, $4
DATA minusOne<>+0(SB)/4, $-1.0
GLOBL minusOne<>(SB), RODATA, $4

// CURVE looks the tanh of Y0 up into Y1; it uses Y2, Y3 and Y4.
#define CURVE \
	VMAXPS Y0, Y14, Y2 \
	VMINPS Y2, Y15, Y2 \
	VADDPS Y15, Y2, Y2 \
	VMULPS Y13, Y2, Y2 \
	VADDPS Y12, Y2, Y2 \
	VCVTTPS2DQ Y2, Y2 \
	VPCMPEQD Y3, Y3, Y3 \
	VXORPS Y1, Y1, Y1 \
	VGATHERDPS Y3, (R12)(Y2*4), Y1 \
	VCMPPS $13, Y15, Y0, Y3 \
	VBLENDVPS Y3, Y11, Y1, Y1 \
	VCMPPS $2, Y14, Y0, Y3 \
	VBLENDVPS Y3, Y10, Y1, Y1

// SIGMOID makes of Y0 its sigmoid in Y1, 0.5 + 0.5 tanh(0.5 x).
#define SIGMOID \
	VMULPS Y12, Y0, Y0 \
	CURVE \
	VMULPS Y12, Y1, Y1 \
	VADDPS Y12, Y1, Y1

// func cellsOf(gate, u, bias, un, last, h, curve *float32)
// What cells does, eight numbers at a time and bit for bit the same.
TEXT ·cellsOf(SB), NOSPLIT, $0-56
	MOVQ gate+0(FP), DI
	MOVQ u+8(FP), SI
	MOVQ bias+16(FP), BX
	MOVQ un+24(FP), DX
	MOVQ last+32(FP), R10
	MOVQ h+40(FP), R11
	MOVQ curve+48(FP), R12
	VBROADCASTSS curveEnd<>(SB), Y15
	VBROADCASTSS curveStart<>(SB), Y14
	VBROADCASTSS curveUnit<>(SB), Y13
	VBROADCASTSS half<>(SB), Y12
	VBROADCASTSS one<>(SB), Y11
	VBROADCASTSS minusOne<>(SB), Y10
	MOVQ $8, CX

cellsLoop:
	VMOVUPS (SI), Y0
	VADDPS (BX), Y0, Y0
	VADDPS (DI), Y0, Y0
	SIGMOID
	VMOVUPS Y1, (DI)   // r
	VMOVUPS 512(SI), Y5
	VADDPS 512(BX), Y5, Y5
	VMOVUPS Y5, (DX)
	VMULPS Y5, Y1, Y5
	VADDPS 512(DI), Y5, Y0
	CURVE
	VMOVUPS Y1, 512(DI) // c
	VMOVAPS Y1, Y6
	VMOVUPS 256(SI), Y0
	VADDPS 256(BX), Y0, Y0
	VADDPS 256(DI), Y0, Y0
	SIGMOID
	VMOVUPS Y1, 256(DI) // z
	VMOVUPS (R10), Y0
	VSUBPS Y6, Y0, Y0
	VMULPS Y0, Y1, Y0
	VADDPS Y6, Y0, Y0
	VMOVUPS Y0, (R11)   // c + z (last - c)
	VMOVUPS Y0, (R10)
	ADDQ $32, DI
	ADDQ $32, SI
	ADDQ $32, BX
	ADDQ $32, DX
	ADDQ $32, R10
	ADDQ $32, R11
	DECQ CX
	JNZ  cellsLoop
	VZEROUPPER
	RET

// func addEights(sum *int32, row *int16, n int)
TEXT ·addEights(SB), NOSPLIT, $0-24
	MOVQ sum+0(FP), DI
	MOVQ row+8(FP), SI
	MOVQ n+16(FP), CX

eights:
	VPMOVSXWD (SI), Y0
	VPADDD (DI), Y0, Y0
	VMOVDQU Y0, (DI)
	ADDQ $16, SI
	ADDQ $32, DI
	DECQ CX
	JNZ  eights
	VZEROUPPER
	RET

// func sumEights(y, a, b *float32, n int)
TEXT ·sumEights(SB), NOSPLIT, $0-32
	MOVQ y+0(FP), DI
	MOVQ a+8(FP), SI
	MOVQ b+16(FP), DX
	MOVQ n+24(FP), CX

sum:
	VMOVUPS (SI), Y0
	VADDPS (DX), Y0, Y0
	VMOVUPS Y0, (DI)
	ADDQ $32, SI
	ADDQ $32, DX
	ADDQ $32, DI
	DECQ CX
	JNZ  sum
	VZEROUPPER
	RET

// func topEights(x *float32, n int) float32
TEXT ·topEights(SB), NOSPLIT, $0-20
	MOVQ x+0(FP), SI
	MOVQ n+8(FP), CX
	VMOVUPS (SI), Y0
	JMP next

top:
	VMAXPS (SI), Y0, Y0

next:
	ADDQ $32, SI
	DECQ CX
	JNZ  top
	VEXTRACTF128 $1, Y0, X1
	VMAXPS X1, X0, X0
	VPERMILPS $0x4E, X0, X1
	VMAXPS X1, X0, X0
	VPERMILPS $0xB1, X0, X1
	VMAXPS X1, X0, X0
	VMOVSS X0, ret+16(FP)
	VZEROUPPER
	RET
