Names made to blow up or overrun a demangler; the last doubles forty times.
%% elf a.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
repeat 7
l{i}:
	fill 16 0x53
endrepeat
symbol "_ZN1aIXsr1bIXsr1cIXsr1dEEEEEE" at=l0 size=16 type=func bind=global
symbol "_Z1fIiEvT_S0_S1_S2_S3_S4_S5_S6_S7_S8_S9_" at=l1 size=16 type=func bind=global
symbol "_RINxB1_B1_B1_E" at=l2 size=16 type=func bind=global
symbol "_RYB_B_" at=l3 size=16 type=func bind=global
symbol "_Z1fM1AM1AM1AM1AM1AM1AM1AM1AM1AM1AM1AM1A" at=l4 size=16 type=func bind=global
symbol "_Z99999999999999999999a" at=l5 size=16 type=func bind=global
symbol "_RINvC1a1bTuuETB7_B7_ETBb_Bb_ETBj_Bj_ETBr_Br_ETBz_Bz_ETBH_BH_ETBP_BP_ETBX_BX_ETB15_B15_ETB1d_B1d_ETB1n_B1n_ETB1x_B1x_ETB1H_B1H_ETB1R_B1R_ETB21_B21_ETB2b_B2b_ETB2l_B2l_ETB2v_B2v_ETB2F_B2F_ETB2P_B2P_ETB2Z_B2Z_ETB39_B39_ETB3j_B3j_ETB3t_B3t_ETB3D_B3D_ETB3N_B3N_ETB3X_B3X_ETB47_B47_ETB4h_B4h_ETB4r_B4r_ETB4B_B4B_ETB4L_B4L_ETB4V_B4V_ETB55_B55_ETB5f_B5f_ETB5p_B5p_ETB5z_B5z_ETB5J_B5J_ETB5T_B5T_ETB63_B63_EE" at=l6 size=16 type=func bind=global
%% run
timeout 20 binsize report a.elf -d symbol -n 0 --sort name --only .text --names full --format csv | cut -c 1-60
%% stdout
symbol,vmsize,filesize
_RINxB1_B1_B1_E,16,16
_RYB_B_,16,16
_Z1fIiEvT_S0_S1_S2_S3_S4_S5_S6_S7_S8_S9_,16,16
_Z1fM1AM1AM1AM1AM1AM1AM1AM1AM1AM1AM1AM1A,16,16
_Z99999999999999999999a,16,16
_ZN1aIXsr1bIXsr1cIXsr1dEEEEEE,16,16
"a::b::<((), ()), (((), ()), ((), ())), ((((), ()), ((), ())
