package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	lua "github.com/yuin/gopher-lua"
	"github.com/yuin/gopher-lua/parse"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
)

// patience is how long Argo CD lets a script run.
const patience = time.Second

// script is one that Argo CD runs for an object: obj is the object, and it returns a table of a status and a message.
type script struct {
	proto *lua.FunctionProto
}

func compile(source string) (*script, error) {
	chunk, err := parse.Parse(strings.NewReader(source), "health")
	if err != nil {
		return nil, err
	}
	proto, err := lua.Compile(chunk, "health")
	if err != nil {
		return nil, err
	}
	return &script{proto}, nil
}

// judge runs the script as Argo CD does: with the libraries package, base and table, and no others. (It offers a part of os,
// which a script that reads nothing but the object has no use for.)
func (s *script) judge(object *unstructured.Unstructured) (judgement, error) {
	state := lua.NewState(lua.Options{SkipOpenLibs: true})
	defer state.Close()
	for _, library := range []struct {
		name string
		open lua.LGFunction
	}{
		{lua.LoadLibName, lua.OpenPackage},
		{lua.BaseLibName, lua.OpenBase},
		{lua.TabLibName, lua.OpenTable},
	} {
		opening := lua.P{Fn: state.NewFunction(library.open), NRet: 0, Protect: true}
		if err := state.CallByParam(opening, lua.LString(library.name)); err != nil {
			return judgement{}, err
		}
	}
	limited, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	state.SetContext(limited)
	state.SetGlobal("obj", value(state, object.Object))
	state.Push(state.NewFunctionFromProto(s.proto))
	if err := state.PCall(0, 1, nil); err != nil {
		return judgement{}, err
	}
	returned, ok := state.Get(-1).(*lua.LTable)
	if !ok {
		return judgement{}, fmt.Errorf("the script returned a %s, not a table", state.Get(-1).Type())
	}
	return verdict(state, returned)
}

func verdict(state *lua.LState, returned *lua.LTable) (judgement, error) {
	status, isText := state.GetField(returned, "status").(lua.LString)
	if !isText {
		return judgement{}, fmt.Errorf("the script returned no status")
	}
	message, isText := state.GetField(returned, "message").(lua.LString)
	if !isText {
		return judgement{}, fmt.Errorf("the script returned no message")
	}
	return judgement{string(status), string(message)}, nil
}

// value is JSON as Lua has it.
func value(state *lua.LState, content any) lua.LValue {
	switch content := content.(type) {
	case nil:
		return lua.LNil
	case bool:
		return lua.LBool(content)
	case string:
		return lua.LString(content)
	case int64:
		return lua.LNumber(content)
	case float64:
		return lua.LNumber(content)
	case []any:
		list := state.CreateTable(len(content), 0)
		for _, item := range content {
			list.Append(value(state, item))
		}
		return list
	case map[string]any:
		table := state.CreateTable(0, len(content))
		for key, item := range content {
			table.RawSetString(key, value(state, item))
		}
		return table
	default:
		panic(fmt.Sprintf("no JSON: %T", content))
	}
}
